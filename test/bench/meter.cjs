// Loaded before a program that is measured: tells at its end what it has used, on file descriptor 3. It is CommonJS, which
// is there at once; an ES module would have every start wait some milliseconds for it.
'use strict';
const { writeSync } = require('node:fs');

process.on('exit', () => {
  const { userCPUTime, systemCPUTime, maxRSS } = process.resourceUsage();
  writeSync(3, JSON.stringify({ cpu: (userCPUTime + systemCPUTime) / 1e6, peak: maxRSS / 1024 }));
});

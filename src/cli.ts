#!/usr/bin/env node
import module from 'node:module';

// Compiled code is kept between starts; Node 20 does not know how, and needs it only to say that it is too old.
module.enableCompileCache?.();
// What is built calls it for Node's own modules; an old Node lacks it, and has to come as far as to say that it is too old.
if (!('getBuiltinModule' in process)) {
  Object.assign(process, { getBuiltinModule: module.createRequire(import.meta.url) });
}
const { runCli } = await import('./cli/run-cli.ts');
process.exitCode = await runCli(process);

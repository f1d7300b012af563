#!/usr/bin/env node
import module from 'node:module';

// Compiled code is kept between starts; Node 20 does not know how, and needs it only to say that it is too old.
module.enableCompileCache?.();
const { runProcess } = await import('./cli/run-process.ts');
await runProcess(process);

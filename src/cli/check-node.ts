import type { Command } from 'commander';
import { FinevalError } from '../errors.ts';

/** The first Node with zstd in it, and with other parts that runs are made of. */
const needed = 24;

/** Commands about fineval itself, its suites and their data, which any Node can run: see `node-24.ts`. */
const undemanding = new Set([
  'suites',
  'doctor',
  'setup',
  'data list',
  'data pull',
  'reference list',
  'reference show',
]);

/** Throws `NODE_OLD` where a command needs a newer Node. */
export function checkNode(command: Command, version: string = process.versions.node): void {
  if (isNewEnough(version) || undemanding.has(fullName(command))) return;
  throw new FinevalError('NODE_OLD', { version });
}

/** Whether a Node of this version can run all of fineval. */
export function isNewEnough(version: string): boolean {
  return Number.parseInt(version, 10) >= needed;
}

/** `data pull`. */
function fullName(command: Command): string {
  const { parent } = command;
  return parent === null || parent.parent === null ? command.name() : `${fullName(parent)} ${command.name()}`;
}

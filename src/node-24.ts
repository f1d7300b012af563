import crypto from 'node:crypto';
import zlib from 'node:zlib';

// What an older Node lacks. What imported it by name could not be loaded there, nor could what is built into one file with
// it; and some commands have to work there (`check-node.ts`).

export const hash: typeof crypto.hash = crypto.hash;
export const createZstdCompress: typeof zlib.createZstdCompress = zlib.createZstdCompress;
export const createZstdDecompress: typeof zlib.createZstdDecompress = zlib.createZstdDecompress;
export const zstdCompress: typeof zlib.zstdCompress = zlib.zstdCompress;
export const zstdDecompressSync: typeof zlib.zstdDecompressSync = zlib.zstdDecompressSync;

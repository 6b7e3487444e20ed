import type { MultipartFile } from '@fastify/multipart';
import type { FastifyRequest } from 'fastify';
import { createWriteStream } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { extname, join } from 'node:path';
import { pipeline } from 'node:stream/promises';

export interface UploadedFile {
  /** As the client calls it. */
  readonly name: string;
  /** Where it lies, with the extension of its name, which some decoders go by. */
  readonly path: string;
  readonly sizeBytes: number;
}

export interface Form {
  /** Values by name, in their order; those that were sent as JSON are parsed. */
  readonly fields: ReadonlyMap<string, readonly unknown[]>;
  readonly file?: UploadedFile;
}

export interface FormOptions {
  /** Name of the part with the file; other files are read as texts. */
  readonly file: string;
  /** Larger files are read to their end and not kept; their size tells. */
  readonly mostBytes: number;
  /** False where nobody will open the file. */
  readonly isKept: boolean;
}

/** Reads a multipart form, in whatever order its parts come; its file is gone afterwards. */
export async function withForm<T>(
  request: FastifyRequest,
  options: FormOptions,
  use: (form: Form) => Promise<T>,
): Promise<T> {
  const folder = await mkdtemp(join(tmpdir(), 'callscribe-upload-'));
  try {
    return await use(await read(request, options, folder));
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function read(request: FastifyRequest, options: FormOptions, folder: string): Promise<Form> {
  const fields = new Map<string, unknown[]>();
  const add = (name: string, value: unknown) =>
    fields.set(name, [...(fields.get(name) ?? []), value]);
  let file: UploadedFile | undefined;
  for await (const part of request.parts({ limits: { fileSize: Infinity } })) {
    if (part.type === 'field') add(part.fieldname, part.value);
    else if (part.fieldname === options.file) file = await save(part, options, folder);
    else add(part.fieldname, (await part.toBuffer()).toString());
  }
  return { fields, ...(file && { file }) };
}

async function save(
  { filename, file }: MultipartFile,
  { mostBytes, isKept }: FormOptions,
  folder: string,
): Promise<UploadedFile> {
  const extension = /^\.\w{1,8}$/.exec(extname(filename))?.[0] ?? '';
  const path = join(folder, `audio${extension}`);
  let sizeBytes = 0;
  async function* counted(): AsyncGenerator<Uint8Array> {
    for await (const chunk of file as AsyncIterable<Uint8Array>) {
      sizeBytes += chunk.byteLength;
      if (isKept && sizeBytes <= mostBytes) yield chunk;
    }
  }
  await pipeline(counted(), createWriteStream(path));
  return { name: filename, path, sizeBytes };
}

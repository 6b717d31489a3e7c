import { Readable } from 'node:stream';
import type { MultipartFile } from '@fastify/multipart';
import { Injectable } from '@nestjs/common';
import { DomainError } from '@shared/kernel/errors';
import type { FastifyRequest } from 'fastify';
import type { PortalClient } from '../access';
import { DocumentsService, type UploadAnswer } from '../documents';

/** One multipart file, streamed from the socket to the storage. */
@Injectable()
export class UploadsService {
  constructor(private readonly documents: DocumentsService) {}

  /** Errors: `payload_too_large`, `unsupported_media_type`, `invalid_request` unless the request is one whole file. */
  async receive(client: PortalClient, request: FastifyRequest): Promise<UploadAnswer> {
    if (!request.isMultipart()) throw new DomainError('unsupported_media_type');
    const files = request.files();
    const file = await nextFile(files);
    if (file === undefined) throw notOneFile();
    try {
      return await this.documents.receive(client.clientId, file.filename, Readable.from(only(file, files)));
    } catch (error) {
      // The answer goes out at once. What still comes of a refused file is thrown away: to close on a client in
      // mid-sentence could cost it the answer.
      request.raw.unpipe();
      request.raw.resume();
      throw error;
    }
  }
}

type Files = AsyncIterator<MultipartFile>;

/** The content of a file which nothing follows: a second file would be lost without a word. */
async function* only(file: MultipartFile, files: Files): AsyncGenerator<Buffer> {
  try {
    yield* file.file;
  } catch {
    throw notOneFile();
  }
  if ((await nextFile(files)) !== undefined) throw notOneFile();
}

/** Whatever the parser stumbles over, such as a missing boundary or an end in mid-part, is the sender's mistake. */
async function nextFile(files: Files): Promise<MultipartFile | undefined> {
  try {
    const next = await files.next();
    return next.done === true ? undefined : next.value;
  } catch {
    throw notOneFile();
  }
}

function notOneFile(): DomainError {
  return new DomainError('invalid_request', {
    errors: [{ path: 'file', code: 'required', message: 'multipart/form-data: file' }],
  });
}

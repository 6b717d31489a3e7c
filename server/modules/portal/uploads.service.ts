import { Injectable } from '@nestjs/common';
import { DomainError } from '@shared/kernel/errors';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { PortalClient } from '../access';
import { DocumentsService, type UploadAnswer } from '../documents';

/** One multipart file, streamed from the socket to the storage. */
@Injectable()
export class UploadsService {
  constructor(private readonly documents: DocumentsService) {}

  /** Errors: `payload_too_large`, `unsupported_media_type`, `invalid_request` when there is no file in the request. */
  async receive(client: PortalClient, request: FastifyRequest, reply: FastifyReply): Promise<UploadAnswer> {
    if (!request.isMultipart()) throw new DomainError('unsupported_media_type');
    const part = await request.file();
    if (part === undefined) {
      throw new DomainError('invalid_request', {
        errors: [{ path: 'file', code: 'required', message: 'file' }],
      });
    }
    try {
      return await this.documents.receive(client.clientId, part.filename, part.file);
    } catch (error) {
      // The rest of a refused file is not read: the answer goes out at once and the connection ends.
      void reply.header('connection', 'close');
      throw error;
    }
  }
}

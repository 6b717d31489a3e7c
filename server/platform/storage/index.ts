import path from 'node:path';
import { Global, Module } from '@nestjs/common';
import { Config } from '../config';
import { DiskStorage } from './disk-storage';
import { FileStorage } from './file-storage';

@Global()
@Module({
  providers: [
    {
      provide: FileStorage,
      inject: [Config],
      useFactory: (config: Config) => new DiskStorage(path.join(config.dataDir, 'documents')),
    },
  ],
  exports: [FileStorage],
})
export class StorageModule {}

export { FileMissing, FileStorage, type StoredFile } from './file-storage';

import { Global, Logger, Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { DataSource } from 'typeorm';
import { Config } from '../config';
import { APPLICATION_ROLE } from './application-role';
import { connectionOptions } from './connection-options';
import { migrateDatabase } from './migrate';
import { UnitOfWork } from './unit-of-work';

@Global()
@Module({
  imports: [
    TypeOrmModule.forRootAsync({
      inject: [Config],
      useFactory: async (config: Config) => {
        const { applicationRole } = await migrateDatabase(config.databaseUrl);
        if (!applicationRole) {
          new Logger('Database').warn(
            `no right to create the role ${APPLICATION_ROLE}: working as the owner of the tables`,
          );
        }
        return {
          ...connectionOptions(config, `priemnaya-${config.role}`, applicationRole ? APPLICATION_ROLE : null),
          autoLoadEntities: true,
          // The address was probed before Nest was started: a failure here is not one that waiting would mend.
          toRetry: () => false,
        };
      },
      dataSourceFactory: async (options) => {
        if (options === undefined) throw new Error('no options for the data source');
        return new DataSource(options).initialize();
      },
    }),
  ],
  providers: [UnitOfWork],
  exports: [UnitOfWork],
})
export class DatabaseModule {}

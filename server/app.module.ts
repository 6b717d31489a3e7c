import { Module, type DynamicModule, type Type } from '@nestjs/common';
import { Clock, ClockModule } from './platform/clock';
import { Config, ConfigModule } from './platform/config';
import { DatabaseModule } from './platform/database';
import { HealthModule } from './platform/health';
import { QueueModule } from './platform/queue';

/** The rooms of the product, in the order in which they may know each other. */
export const featureModules: readonly Type[] = [];

@Module({})
export class AppModule {
  /** `extra` are rooms that only a test has. */
  static of(config: Config, clock: Clock, extra: readonly Type[] = []): DynamicModule {
    return {
      module: AppModule,
      imports: [
        ConfigModule.of(config),
        ClockModule.of(clock),
        DatabaseModule,
        QueueModule,
        HealthModule,
        ...featureModules,
        ...extra,
      ],
    };
  }
}

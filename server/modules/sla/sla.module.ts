import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { SlaPauseEntity, SlaTermEntity, SlaTimerEntity } from './sla.entity';
import { SlaRepository } from './sla.repository';
import { SlaService } from './sla.service';
import { Timers } from './timers';
import { FireTimersProcessor } from './timers.processor';

@Module({
  imports: [TypeOrmModule.forFeature([SlaPauseEntity, SlaTermEntity, SlaTimerEntity])],
  providers: [SlaRepository, SlaService, Timers, FireTimersProcessor],
  exports: [SlaService, Timers],
})
export class SlaModule {}

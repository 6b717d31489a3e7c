export { SlaModule } from './sla.module';
export { SlaService } from './sla.service';
export type { DepartmentTime, TermKind, Timer } from './sla.repository';
export { Timers, type TimerEffect } from './timers';

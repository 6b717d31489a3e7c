export { AdjustableClock, Clock, SystemClock } from './clock';
export { ClockModule } from './clock.module';

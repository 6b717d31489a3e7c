export { DecisionsModule } from './decisions.module';
export { DecisionsReader } from './decisions.reader';
export { OUTCOME_SLOT, OutcomeService } from './outcome.service';

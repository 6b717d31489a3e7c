export { DecisionsModule } from './decisions.module';
export { DecisionsReader } from './decisions.reader';
export { DecisionsService } from './decisions.service';
export { OUTCOME_SLOT, OutcomeService } from './outcome.service';

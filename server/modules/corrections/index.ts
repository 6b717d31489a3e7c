export { AnswersService } from './answers.service';
export { CorrectionsModule } from './corrections.module';
export { CorrectionsReader } from './corrections.reader';
export { DraftsService } from './drafts.service';
export { CancelCorrectionService } from './end-correction.service';
export { RequestCorrectionService } from './request-correction.service';
export { ReviewAnswersService } from './review-answers.service';

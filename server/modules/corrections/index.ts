export { AnswersService } from './answers.service';
export { CorrectionsModule } from './corrections.module';
export { CorrectionsReader } from './corrections.reader';
export { CancelCorrectionService } from './end-correction.service';

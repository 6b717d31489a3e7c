export * from './card';
export * from './category';
export * from './condition';
export * from './form';
export * from './form-messages';
export {
  compileForm,
  isVisible,
  validateField,
  type FieldResult,
  type FormIssue,
  type FormResult,
} from './validate-form';
export * from './pattern';
export * from './template';

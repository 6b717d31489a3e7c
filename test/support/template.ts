export const templateName = 'template_migrated';

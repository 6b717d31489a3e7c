/** Life situations by which the public catalogue is browsed. Labels in both languages of the product. */
export const SERVICE_CATEGORIES = {
  housing: { ru: 'Жильё и недвижимость', en: 'Housing and property' },
  land: { ru: 'Земля и строительство', en: 'Land and construction' },
  business: { ru: 'Своё дело', en: 'Business' },
  family: { ru: 'Семья и дети', en: 'Family and children' },
  work: { ru: 'Работа и образование', en: 'Work and education' },
  social_support: { ru: 'Социальная поддержка', en: 'Social support' },
  safety: { ru: 'Безопасность и право', en: 'Safety and law' },
  digital: { ru: 'Электронная подпись и кабинеты', en: 'E-signature and accounts' },
} as const;
export type ServiceCategory = keyof typeof SERVICE_CATEGORIES;

export const SERVICE_CATEGORY_CODES = [
  'housing',
  'land',
  'business',
  'family',
  'work',
  'social_support',
  'safety',
  'digital',
] as const satisfies readonly ServiceCategory[];

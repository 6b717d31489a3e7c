/** Where a field remark points: into the applicant's own data or into the form. */
export interface FieldPlace {
  where: 'applicant' | 'form';
  /** Name of a form field, or a dotted path within the applicant (`passport.number`). */
  name: string;
}

/** Reads the path of a field target: `applicant.birthDate`, `form.okved`, or a bare form field `okved`. */
export function fieldPlace(path: string): FieldPlace {
  if (path.startsWith('applicant.')) return { where: 'applicant', name: path.slice('applicant.'.length) };
  return { where: 'form', name: path.startsWith('form.') ? path.slice('form.'.length) : path };
}

/** The value at a place, or undefined when there is none. */
export function valueAt(place: FieldPlace, content: { applicant: object; form: object }): unknown {
  let value: unknown = content[place.where];
  for (const part of place.where === 'form' ? [place.name] : place.name.split('.')) {
    if (typeof value !== 'object' || value === null || !Object.hasOwn(value, part)) return undefined;
    value = Reflect.get(value, part);
  }
  return value;
}

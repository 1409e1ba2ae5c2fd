/** The id of a row as a form says it; 0, which no row has, for anything that cannot be one. */
export const rowId = (text: FormDataEntryValue | null | undefined): number =>
  typeof text === 'string' && /^[1-9]\d{0,8}$/.test(text) ? Number(text) : 0

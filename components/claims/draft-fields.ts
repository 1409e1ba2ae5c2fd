type Field = HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement

const fieldsOf = (form: HTMLFormElement): Field[] =>
  [...form.querySelectorAll<Field>('input, textarea, select')].filter(
    field => field.name && !field.name.startsWith('$') && field.type !== 'hidden' && field.type !== 'submit',
  )

/** What is typed into a form, as text to be kept. */
export const keptFields = (form: HTMLFormElement): string =>
  JSON.stringify(
    Object.fromEntries(
      fieldsOf(form).flatMap(field =>
        field instanceof HTMLInputElement && /^(checkbox|radio)$/.test(field.type)
          ? field.checked
            ? [[field.name, field.value]]
            : []
          : [[field.name, field.value]],
      ),
    ),
  )

/** Types kept words into a form again; a field that it no longer has is left out. */
export function fillFields(form: HTMLFormElement, kept: string): void {
  let values: Record<string, unknown>
  try {
    values = JSON.parse(kept)
  } catch {
    return
  }
  for (const field of fieldsOf(form)) {
    const value = values[field.name]
    if (field instanceof HTMLInputElement && /^(checkbox|radio)$/.test(field.type))
      field.checked = value === field.value
    else if (typeof value === 'string') field.value = value
  }
}

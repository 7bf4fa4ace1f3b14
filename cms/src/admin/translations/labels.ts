/** Labels of the fields by the id of their type; two languages share these shapes. */
export type LabelsById = Readonly<Record<string, Readonly<Record<string, string>>>>

/** Strapi looks for `content-manager.content-types.<uid>.<field>`, and `components.<uid>.<field>` for components. */
export function fieldLabels({ byType, byComponent }: { byType: LabelsById; byComponent: LabelsById }): Readonly<Record<string, string>> {
  return Object.fromEntries([...labels('content-manager.content-types', byType), ...labels('content-manager.components', byComponent)])
}

function labels(prefix: string, words: LabelsById): [string, string][] {
  return Object.entries(words).flatMap(([uid, fields]) =>
    Object.entries(fields).map(([field, label]): [string, string] => [`${prefix}.${uid}.${field}`, label]),
  )
}

/**
 * Puts our editor in the place of Strapi's nested boxes for the component `plan`: a custom field named in the layout of the
 * edit view, by the documented hook. The stored type stays the component.
 */
interface EditField {
  name: string
  attribute?: object
}
interface EditLayouts {
  layout: { layout: EditField[][][] }
}

export const EDIT_LAYOUT_HOOK = 'Admin/CM/pages/EditView/mutate-edit-view-layout'
export const PLAN_FIELD = { name: 'plan', uid: 'global::plan' }

export function replacePlanField<T extends EditLayouts>(layouts: T): T {
  const { layout } = layouts
  const replaced = layout.layout.map((panel) =>
    panel.map((row) =>
      row.map((field) =>
        field.name === PLAN_FIELD.name ? { ...field, attribute: { ...field.attribute, customField: PLAN_FIELD.uid } } : field,
      ),
    ),
  )
  return { ...layouts, layout: { ...layout, layout: replaced } }
}

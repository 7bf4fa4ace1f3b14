import { arranged } from './layouts'

const current = {
  settings: { pageSize: 10 },
  layouts: {
    edit: [
      [
        { name: 'slug', size: 6 },
        { name: 'title', size: 6 },
      ],
      [{ name: 'new', size: 4 }],
      [{ name: 'stage', size: 6 }],
    ],
    list: [],
  },
}
const layout = { edit: [{ title: 12 }, { absent: 6, slug: 6 }], list: ['title'], sortBy: 'updatedAt', order: 'DESC' } as const

test('fields stand where they were placed, and what nobody placed follows instead of getting lost', () => {
  const { layouts, settings } = arranged({ current, layout })
  expect(layouts.edit).toEqual([[{ name: 'title', size: 12 }], [{ name: 'slug', size: 6 }], [{ name: 'new', size: 12 }]])
  expect(settings).toEqual({ pageSize: 10, defaultSortBy: 'updatedAt', defaultSortOrder: 'DESC' })
})

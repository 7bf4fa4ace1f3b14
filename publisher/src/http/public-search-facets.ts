/** The filters of the search page as links: each value leads to the same search with it, the chosen one to the search without. */
import type { SearchAnswer } from '../site/search'
import { type Facet, KIND_NAMES } from '../site/search-facets'
import type { FacetView } from '../channels/website/pages/search-facets'
import { type AskedPage, searchHref } from './public-search-address'

export function facetViews({ asked, answer }: { asked: AskedPage; answer: SearchAnswer }): FacetView[] {
  const { facets, chosen } = answer
  const view = <V>(facet: {
    title: string
    values: readonly Facet<V>[]
    chosen: V | null
    chosenName: string | null
    href: (value: V | null) => string
  }): FacetView => {
    const isGone = facet.chosen !== null && !facet.values.some(({ value }) => value === facet.chosen)
    const gone = isGone ? [{ value: facet.chosen, name: facet.chosenName ?? String(facet.chosen), count: 0 }] : []
    return {
      title: facet.title,
      values: [...gone, ...facet.values].map(({ value, name, count }) => {
        const isChosen = value === facet.chosen
        return { name, count, isChosen, href: facet.href(isChosen ? null : value) }
      }),
    }
  }
  const first = { ...asked, offset: 0 }
  return [
    view({
      title: 'Loại',
      values: facets.kind,
      chosen: asked.kind,
      chosenName: asked.kind && KIND_NAMES[asked.kind],
      href: (kind) => searchHref({ ...first, kind }),
    }),
    view({
      title: 'Chuyên mục',
      values: facets.section,
      chosen: asked.section,
      chosenName: chosen.section,
      href: (section) => searchHref({ ...first, section }),
    }),
    view({
      title: 'Tỉnh, thành phố',
      values: facets.province,
      chosen: asked.province,
      chosenName: chosen.province,
      href: (province) => searchHref({ ...first, province }),
    }),
    view({
      title: 'Năm đăng',
      values: facets.year,
      chosen: asked.year,
      chosenName: null,
      href: (year) => searchHref({ ...first, year }),
    }),
  ]
}

/** What the show site has around its items: sections, a tag, a unit, a person, a law, its own pages, the imprint. */
import { SECTIONS } from '@hl/config/sections'
import { paragraph } from '../../release/example-release'
import type { TestSite } from './test-site'

export async function addNames(site: TestSite): Promise<void> {
  for (const [position, { slug, name, description }] of SECTIONS.entries())
    await site.addEntry({ documentId: `section-${slug}`, entry: { kind: 'section', slug, name, description, position } })
  await site.addEntry({ documentId: 'tag1', entry: { kind: 'tag', slug: 'noi-dung-mau', name: 'nội dung mẫu' } })
  await site.addEntry({ documentId: 'person1', entry: { kind: 'contributor', penName: 'Minh An' } })
  await site.addEntry({
    documentId: 'unit1',
    entry: { kind: 'unit', slug: 'nghe-an', name: 'Nghệ An', level: 'province', validFrom: null, validTo: null, mergedInto: null },
  })
  await site.addEntry({
    documentId: 'law1',
    entry: {
      kind: 'legal-document',
      number: '100/2015/QH13',
      title: 'Bộ luật Hình sự',
      issuer: 'Quốc hội',
      issuedOn: '2015-11-27',
      effectiveFrom: '2018-01-01',
      effectiveTo: null,
      url: 'https://vanban.example/100-2015-QH13',
    },
  })
  await site.addEntry({
    documentId: 'site1',
    entry: {
      kind: 'site',
      name: 'Con đường hướng thiện',
      tagline: 'Hướng dẫn, giải đáp và những câu chuyện cho người trở về với cộng đồng.',
      governingBody: '[Cơ quan chủ quản mẫu]',
      responsiblePerson: '[Họ tên mẫu]',
      address: '[Số nhà, đường, tỉnh mẫu]',
      phone: '[số điện thoại mẫu]',
      email: 'banbientap@mau.example',
      licence: null,
      copyrightNote: 'Ghi rõ nguồn khi phát hành lại thông tin.',
    },
  })
  const page = { kind: 'page' as const, summary: null, position: 0, translationOf: null }
  await site.addEntry({
    documentId: 'page1',
    entry: { ...page, slug: 'gioi-thieu', title: 'Giới thiệu', language: 'vi', body: [paragraph('Trang do [cơ quan mẫu] giữ.')] },
  })
  await site.addEntry({
    documentId: 'page2',
    entry: {
      ...page,
      slug: 'about',
      title: 'About this site',
      language: 'en',
      translationOf: 'page1',
      body: [paragraph('This site is kept by [a sample body].')],
    },
  })
}

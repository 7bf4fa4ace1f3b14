/** Ways to drafts, files and totals that are not one's own, and past approval. */
import { ARTICLE, CONSENT, type Answer } from './api'
import { call, type Leak, type Scene, type Trier } from './leak'

const READERS: readonly Trier[] = ['editor', 'compliance-reviewer', 'chief-editor', 'inspector', 'super-admin']
const READS_PAPERS: readonly Trier[] = ['compliance-reviewer', 'chief-editor', 'super-admin']
const holds =
  (text: (scene: Scene) => string): NonNullable<Leak['leaked']> =>
  (answer, scene) =>
    JSON.stringify(answer.body).includes(text(scene))

/** An answer without any is what the others get. */
function hasFigures({ body }: Answer): boolean {
  return Object.keys(body.data).length > 0
}

/** A filter tells when a right guess and a wrong one are answered differently. */
const told = (path: (question: string) => string): Pick<Leak, 'attempt' | 'leaked'> => ({
  attempt: async ({ api }) => {
    const [right, wrong] = await Promise.all([api.call('GET', path('phieu')), api.call('GET', path('khong-co-ten-nay'))])
    const counted = [right, wrong].map(({ body }) => body.results?.length ?? 0)
    return { status: right.status, body: { isTold: counted[0] !== counted[1] } }
  },
  leaked: ({ body }) => body.isTold,
})

export const CONTENT_LEAKS: readonly Leak[] = [
  {
    name: 'clones a draft',
    allowed: [],
    attempt: call(
      'POST',
      ({ draft }) => `${ARTICLE}/clone/${draft}`,
      () => ({}),
    ),
  },
  {
    name: 'auto-clones a draft',
    allowed: [],
    attempt: call(
      'POST',
      ({ draft }) => `${ARTICLE}/auto-clone/${draft}`,
      () => ({}),
    ),
  },
  {
    name: 'publishes past approval',
    allowed: [],
    attempt: call(
      'POST',
      ({ draft }) => `${ARTICLE}/${draft}/actions/publish`,
      () => ({}),
    ),
  },
  {
    name: 'publishes many past approval',
    allowed: [],
    attempt: call(
      'POST',
      () => `${ARTICLE}/actions/bulkPublish`,
      ({ draft }) => ({ documentIds: [draft] }),
    ),
  },
  { name: 'reads a draft of others', allowed: READERS, attempt: call('GET', ({ draft }) => `${ARTICLE}/${draft}`) },
  { name: 'lists drafts of others', allowed: READERS, attempt: call('GET', () => ARTICLE), leaked: holds(({ draft }) => draft) },
  { name: 'reads where a draft of others stands', allowed: READERS, attempt: call('GET', ({ draft }) => `/editorial/articles/${draft}`) },
  {
    name: 'reads what a draft of others is tied to',
    mayCrash: true,
    allowed: READERS,
    attempt: call('GET', ({ draft }) => `/content-manager/relations/api::article.article/${draft}/section`),
  },
  {
    name: 'reads the history of a draft',
    allowed: [],
    attempt: call('GET', ({ draft }) => `/content-manager/history-versions?contentType=api::article.article&documentId=${draft}`),
  },
  {
    name: 'gets the preview address of a draft of others',
    allowed: READERS,
    attempt: call('GET', ({ draft }) => `/content-manager/preview/url/api::article.article?documentId=${draft}&status=draft`),
    leaked: holds(() => '/xem-truoc/'),
  },
  { name: 'reads a consent of others', allowed: READERS, attempt: call('GET', ({ consent }) => `${CONSENT}/${consent}`) },
  { name: 'lists consents of others', allowed: READERS, attempt: call('GET', () => CONSENT), leaked: holds(() => 'PĐY-KHAC') },
  {
    name: 'asks what rests on a consent of others',
    allowed: READERS,
    attempt: call('GET', ({ consent }) => `/editorial/consents/${consent}`),
  },
  {
    name: 'sees the signed paper in the record',
    allowed: READS_PAPERS,
    attempt: call('GET', ({ consent }) => `${CONSENT}/${consent}`),
    leaked: holds(() => 'phieu-dong-y'),
  },
  {
    name: 'sees the signed paper in the list of records',
    allowed: READS_PAPERS,
    attempt: call('GET', () => `${CONSENT}?populate[document]=true`),
    leaked: holds(() => 'phieu-dong-y'),
  },
  {
    name: 'guesses the name of a signed paper by a filter',
    allowed: READS_PAPERS,
    ...told((question) => `${CONSENT}?filters[document][name][$startsWith]=${question}`),
  },
  {
    name: 'guesses the name of a signed paper through a draft',
    allowed: READS_PAPERS,
    ...told((question) => `${ARTICLE}?filters[consents][document][name][$startsWith]=${question}`),
  },
  {
    name: 'guesses the name of a signed paper among the consents on offer',
    mayCrash: true,
    allowed: READS_PAPERS,
    ...told((question) => `/content-manager/relations/api::article.article/consents?filters[document][name][$startsWith]=${question}`),
  },
  {
    name: 'orders drafts by their signed papers',
    allowed: READS_PAPERS,
    attempt: call('GET', () => `${ARTICLE}?sort=consents.document.name:asc`),
  },
  {
    name: 'reads the consents of a draft of others',
    mayCrash: true,
    allowed: READERS,
    attempt: call('GET', ({ draft }) => `/content-manager/relations/api::article.article/${draft}/consents`),
    leaked: holds(() => 'PĐY-KHAC'),
  },
  {
    name: 'is offered consents of others for a draft',
    mayCrash: true,
    allowed: READERS,
    attempt: call('GET', () => '/content-manager/relations/api::article.article/consents'),
    leaked: holds(() => 'PĐY-KHAC'),
  },
  {
    name: 'populates the signed paper through a draft',
    allowed: READS_PAPERS,
    attempt: call('GET', ({ draft }) => `${ARTICLE}/${draft}?populate[consents][populate][document]=true`),
    leaked: holds(() => 'phieu-dong-y'),
  },
  {
    name: 'populates the signed paper through a list',
    allowed: READS_PAPERS,
    attempt: call('GET', () => `${ARTICLE}?populate[consents][populate][document]=true`),
    leaked: holds(() => 'phieu-dong-y'),
  },
  {
    name: 'finds a consent through its file',
    allowed: READS_PAPERS,
    attempt: call('GET', () => '/upload/files?pageSize=100&populate[related]=true'),
    leaked: holds(() => 'PĐY-KHAC'),
  },
  { name: 'reads consents through the content API', allowed: [], attempt: call('GET', () => '/api/consents') },
  {
    name: 'deletes a consent that was used',
    allowed: [],
    attempt: call('DELETE', ({ consent }) => `${CONSENT}/${consent}`),
  },
  {
    name: 'deletes consents that were used in bulk',
    allowed: [],
    attempt: call(
      'POST',
      () => `${CONSENT}/actions/bulkDelete`,
      ({ consent }) => ({ documentIds: [consent] }),
    ),
  },
  {
    name: 'clones a consent',
    allowed: [],
    attempt: call(
      'POST',
      ({ consent }) => `${CONSENT}/clone/${consent}`,
      () => ({ reference: 'PĐY-BAN-SAO' }),
    ),
  },
  {
    name: 'deletes a signed paper from the library',
    allowed: [],
    attempt: call('DELETE', ({ consentFile }) => `/upload/files/${consentFile.id}`),
  },
  { name: 'reads releases of Strapi', allowed: [], attempt: call('GET', () => '/content-releases') },
  { name: 'reads drafts through the content API without a key', allowed: [], attempt: call('GET', () => '/api/articles?status=draft') },
  { name: 'reads files through the content API without a key', allowed: [], attempt: call('GET', () => '/api/upload/files') },
  { name: 'fetches an upload by the address in its row', allowed: [], attempt: call('GET', ({ file }) => `/uploads/${file.name}`) },
  { name: 'fetches an upload by an odd spelling', allowed: [], attempt: call('GET', ({ file }) => `/%75ploads/${file.name}`) },
  { name: 'fetches an upload without a pass', allowed: [], attempt: call('GET', ({ file }) => `/media/${file.name}`) },
  {
    name: 'fetches a file with the pass of another file',
    allowed: [],
    attempt: call('GET', ({ file, consentFile }) => `/media/${consentFile.name}?${file.url.split('?')[1]}`),
  },
  {
    name: 'sees a file of others in the library',
    allowed: READERS,
    attempt: call('GET', () => '/upload/files?pageSize=100'),
    leaked: holds(() => 'khac.jpg'),
  },
  { name: 'opens a file of others by its id', allowed: READERS, attempt: call('GET', ({ file }) => `/upload/files/${file.id}`) },
  {
    name: 'sees a signed paper in the library',
    allowed: ['compliance-reviewer', 'chief-editor', 'super-admin'],
    attempt: call('GET', () => '/upload/files?pageSize=100'),
    leaked: holds(() => 'phieu-dong-y'),
  },
  {
    name: 'opens a signed paper by its id',
    allowed: ['compliance-reviewer', 'chief-editor', 'super-admin'],
    attempt: call('GET', ({ consentFile }) => `/upload/files/${consentFile.id}`),
  },
  {
    name: 'deletes drafts of others in bulk',
    allowed: ['super-admin'],
    attempt: call(
      'POST',
      () => `${ARTICLE}/actions/bulkDelete`,
      ({ spare }) => ({ documentIds: [spare] }),
    ),
  },
  {
    name: 'unpublishes past the chain',
    allowed: [],
    attempt: call(
      'POST',
      ({ draft }) => `${ARTICLE}/${draft}/actions/unpublish`,
      () => ({}),
    ),
  },
  {
    name: 'counts everything on the home page',
    allowed: READERS,
    attempt: call('GET', () => '/content-manager/homepage/count-documents'),
    leaked: hasFigures,
  },
  {
    name: 'reads the key figures of the home page',
    allowed: READERS,
    attempt: call('GET', () => '/admin/homepage/key-statistics'),
    leaked: hasFigures,
  },
  {
    name: 'finds drafts of others among the latest',
    allowed: READERS,
    attempt: call('GET', () => '/content-manager/homepage/recent-documents?action=update'),
    leaked: holds(({ draft }) => draft),
  },
]

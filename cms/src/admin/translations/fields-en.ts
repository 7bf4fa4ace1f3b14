import { consentFieldsEn } from './consent'
import { fieldLabels, type LabelsById } from './labels'

/** The labels of `fields.ts` for whoever sets the panel to English. */
const item = {
  title: 'Title',
  slug: 'Address',
  summary: 'Lead',
  body: 'Text',
  tables: 'Tables',
  cover: 'Cover picture',
  clip: 'Clip',
  film: 'Film',
  captions: 'Captions (.vtt, .srt)',
  transcript: 'Transcript',
  section: 'Section',
  topic: 'Topic of advice',
  tags: 'Tags',
  unit: 'Unit',
  authors: 'Authors',
  source: 'Source',
  legalDocuments: 'Legal documents',
  aiGenerated: 'AI was used for pictures, sound or film',
  isIllustrative: 'Pictures or film are illustrations',
  pinnedUntil: 'Pinned to the home page until',
  corrections: 'Corrections',
  plan: 'Channel plan',
  consents: 'Consents (not public)',
  anonymityLevel: 'Anonymity',
  stage: 'Stage',
  publicSince: 'Published on',
  updatedAt: 'Last changed',
}
const named = { name: 'Name', slug: 'Address' }

const byType: LabelsById = {
  'api::article.article': item,
  'api::video.video': { ...item, body: 'Introduction' },
  'api::faq.faq': { ...item, title: 'Question', body: 'Answer', summary: 'Answer in short' },
  'api::section.section': { ...named, description: 'Description', position: 'Place in the menu' },
  'api::tag.tag': named,
  'api::unit.unit': { ...named, level: 'Level', validFrom: 'From', validTo: 'Until', mergedInto: 'Merged into' },
  'api::contributor.contributor': { name: 'Name (not public beside a pen name)', penName: 'Pen name', unit: 'Unit' },
  'api::legal-document.legal-document': {
    number: 'Number',
    slug: 'Address',
    title: 'Abstract',
    issuer: 'Issued by',
    issuedOn: 'Issued on',
    effectiveFrom: 'In force from',
    effectiveTo: 'In force until',
    url: 'Link',
    file: 'Text (PDF, Word; public as soon as it is saved)',
  },
  'api::page.page': {
    title: 'Title',
    slug: 'Address',
    language: 'Language',
    summary: 'Summary',
    body: 'Text',
    position: 'Place in the footer',
    translationOf: 'Says the same as',
  },
  'api::consent.consent': consentFieldsEn,
  'api::site.site': {
    name: 'Name of the site',
    tagline: 'Tagline',
    governingBody: 'Governing body',
    responsiblePerson: 'Responsible for the content',
    address: 'Postal address',
    phone: 'Telephone',
    email: 'Email',
    licence: 'Licence number',
    copyrightNote: 'Copyright note',
  },
}
const channel = { enabled: 'Publish here', notBefore: 'Not before' }
const byComponent: LabelsById = {
  'item.plan': { website: 'Website', facebook: 'Facebook', youtube: 'YouTube' },
  'item.plan-website': channel,
  'item.plan-facebook': {
    ...channel,
    message: 'Own text (empty: lead and link)',
    format: 'Form of the post',
    firstComment: 'First comment',
    replace: 'Post anew when film or pictures change',
  },
  'item.plan-youtube': {
    ...channel,
    title: 'Own title',
    description: 'Own description',
    tags: 'Keywords',
    category: 'Category',
    madeForKids: 'Made for kids',
    notifySubscribers: 'Tell subscribers',
    replace: 'Post anew when the film changes',
  },
  'item.table': { key: 'Key (as in the line [Bảng: key])', caption: 'Caption', hasHeader: 'First row heads the columns', cells: 'Cells' },
  'item.correction': { at: 'At (empty: when saved)', wrong: 'What was wrong', right: 'What is right' },
}

export const fieldWordsInEnglish = fieldLabels({ byType, byComponent })

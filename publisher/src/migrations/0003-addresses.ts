/** Every address of an Item, for the redirects and the 410 pages of its former ones. */
export const addresses = {
  id: 3,
  name: 'addresses',
  sql: `
create index site_path_document on site_path (document_id);
`,
} as const

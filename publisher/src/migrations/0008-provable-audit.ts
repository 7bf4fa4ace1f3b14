/**
 * A proof for one Item must not show its neighbours: from now on a seal chains the digest of an entry, not its text, and a
 * checkpoint is signed so that the public key is enough to check it. Null in what was sealed before (docs/decisions/0017).
 */
export const provableAudit = {
  id: 8,
  name: 'provable-audit',
  sql: `
alter table audit_seal add column digest text;
alter table audit_checkpoint add column public_key text;
`,
} as const

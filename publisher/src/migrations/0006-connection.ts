/** Which account each channel has, its secrets encrypted (connections/keyring.ts), and wizards under way. */
export const connection = {
  id: 6,
  name: 'connection',
  sql: `
-- One row a channel, from its first connection by hand; without one the environment or the sandbox speaks.
create table connection (
  channel text primary key,
  version bigint not null default 1,
  account_id text not null,
  account_name text,
  account_url text,
  account_picture text,
  app_id text,
  app_secret text,
  -- null: disconnected
  token text,
  permissions jsonb not null default '[]',
  valid_until timestamptz,
  connected_by jsonb,
  connected_at timestamptz,
  disconnected_by jsonb,
  disconnected_at timestamptz,
  updated_at timestamptz not null default now()
);

-- A person's way through the wizard: asked → granted; gone when it is confirmed or over.
create table connection_attempt (
  id uuid primary key,
  channel text not null,
  actor_id text not null,
  step text not null check (step in ('asked', 'exchanging', 'granted')),
  state_hash text unique,
  redirect_uri text not null,
  app_id text not null,
  app_secret text not null,
  verifier text,
  grants text,
  created_at timestamptz not null default now(),
  expires_at timestamptz not null
);
create index connection_attempt_of on connection_attempt (channel, actor_id);
`,
} as const

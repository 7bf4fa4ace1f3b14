import type { ReactNode } from 'react'
import { Box, Flex, Typography } from '@strapi/design-system'
import type { ConnectionAccount } from '@hl/config/connection'
import { useConnectionWords } from './use-connection-words'

/** Whose account it is: picture, name, id. */
export function AccountRow({ account, children }: { account: ConnectionAccount; children?: ReactNode }) {
  const say = useConnectionWords()
  const name = account.name ?? account.id
  return (
    <Flex gap={4} alignItems="center" minWidth={0}>
      <Picture account={account} name={name} />
      <Box minWidth={0} style={{ overflowWrap: 'anywhere' }}>
        <Typography tag="p" variant="delta" fontWeight="semiBold">
          {account.url ? (
            <a href={account.url} target="_blank" rel="noreferrer" style={{ color: 'inherit' }}>
              {name}
            </a>
          ) : (
            name
          )}
        </Typography>
        {account.name ? (
          <Typography tag="p" variant="pi" textColor="neutral600">
            {say('connection.id', { id: account.id })}
          </Typography>
        ) : null}
        {children}
      </Box>
    </Flex>
  )
}

function Picture({ account, name }: { account: ConnectionAccount; name: string }) {
  const shape = { width: '4.8rem', height: '4.8rem', borderRadius: '50%', flexShrink: 0 } as const
  if (account.picture) return <img src={account.picture} alt="" style={{ ...shape, objectFit: 'cover' }} />
  return (
    <Flex background="neutral150" justifyContent="center" aria-hidden style={shape}>
      <Typography fontWeight="bold" textColor="neutral600">
        {name.slice(0, 1).toUpperCase()}
      </Typography>
    </Flex>
  )
}

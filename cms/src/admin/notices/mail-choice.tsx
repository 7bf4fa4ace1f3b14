import { useState } from 'react'
import { Box, Flex, Toggle, Typography } from '@strapi/design-system'
import { useNotification } from '@strapi/strapi/admin'
import type { MailChoice as Choice } from '../../notices/contract'
import { useChannelWords } from '../channels/use-channel-words'
import { refusalOf } from '../editorial/refusal-of'
import { chooseMail } from './notice-store'

/** Mails about one's own tasks, on or off: each person for herself. */
export function MailChoice({ mail }: { mail: Choice }) {
  const say = useChannelWords()
  const { toggleNotification } = useNotification()
  const [isChanging, setChanging] = useState(false)
  const choose = async (isOn: boolean) => {
    setChanging(true)
    await chooseMail(isOn).catch((error: unknown) =>
      toggleNotification({ type: 'danger', message: refusalOf(error) ?? say('channels.failed') }),
    )
    setChanging(false)
  }
  return (
    <Flex gap={4} justifyContent="space-between" alignItems="center" wrap="wrap">
      <Box minWidth={0} flex="1 1 24rem">
        <Typography tag="p" textColor="neutral800" id="notices-mail">
          {say('notices.mail')}
        </Typography>
        <Typography tag="p" variant="pi" textColor="neutral600" style={{ overflowWrap: 'anywhere' }}>
          {say('notices.mail.to', { email: mail.email })}
        </Typography>
      </Box>
      <Box width="14rem">
        <Toggle
          aria-labelledby="notices-mail"
          onLabel={say('notices.mail.on')}
          offLabel={say('notices.mail.off')}
          checked={mail.isOn}
          disabled={isChanging}
          onChange={(event) => void choose(event.target.checked)}
        />
      </Box>
    </Flex>
  )
}

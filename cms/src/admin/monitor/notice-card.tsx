import type { ReactNode } from 'react'
import { Box, Flex, Typography } from '@strapi/design-system'
import { Clock, CrossCircle, Information, WarningCircle } from '@strapi/icons'

const LOOKS = {
  danger: { Icon: CrossCircle, background: 'neutral0', border: 'danger200', icon: 'danger600', text: 'danger700' },
  warning: { Icon: Clock, background: 'neutral0', border: 'warning200', icon: 'warning600', text: 'warning700' },
  running: { Icon: Information, background: 'neutral0', border: 'secondary200', icon: 'secondary600', text: 'secondary700' },
  outage: { Icon: WarningCircle, background: 'warning100', border: 'warning200', icon: 'warning600', text: 'warning700' },
} as const
export type NoticeLook = keyof typeof LOOKS

/** One thing: what it is, what to do about it, and the button that does it. */
export function NoticeCard(props: { look: NoticeLook; title: string; children?: ReactNode; buttons?: ReactNode; isAlert?: boolean }) {
  const { look, title, children, buttons, isAlert = false } = props
  const { Icon, background, border, icon, text } = LOOKS[look]
  return (
    <Flex
      background={background}
      borderColor={border}
      padding={4}
      gap={4}
      hasRadius
      shadow="tableShadow"
      direction={{ initial: 'column', medium: 'row' }}
      alignItems={{ initial: 'stretch', medium: 'center' }}
      justifyContent="space-between"
      {...(isAlert ? { role: 'alert' } : {})}
    >
      <Flex gap={3} alignItems="flex-start" minWidth={0}>
        <Icon fill={icon} width="2rem" height="2rem" aria-hidden style={{ flexShrink: 0, marginTop: '0.2rem' }} />
        <Box minWidth={0}>
          <Typography tag="p" variant="delta" textColor={text} style={{ overflowWrap: 'anywhere' }}>
            {title}
          </Typography>
          <Box paddingTop={1}>{children}</Box>
        </Box>
      </Flex>
      {buttons ? (
        <Flex gap={2} wrap="wrap" style={{ flexShrink: 0 }}>
          {buttons}
        </Flex>
      ) : null}
    </Flex>
  )
}

export function NoticeText({ children }: { children: ReactNode }) {
  return (
    <Typography tag="p" textColor="neutral700" style={{ overflowWrap: 'anywhere' }}>
      {children}
    </Typography>
  )
}

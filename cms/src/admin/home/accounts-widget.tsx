import { Button, Flex, Typography } from '@strapi/design-system'
import { NavLink } from 'react-router-dom'
import { useWords } from '../desk/use-words'

/** For a system administrator, who has no content to wait for. */
export function AccountsWidget() {
  const say = useWords()
  return (
    <Flex direction="column" alignItems="flex-start" gap={4}>
      <Typography>{say('home.accounts.text')}</Typography>
      <Button tag={NavLink} to="/settings/users" variant="secondary">
        {say('home.accounts.open')}
      </Button>
    </Flex>
  )
}

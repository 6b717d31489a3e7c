import { Box } from '@mui/material';
import { Fragment } from 'react';
import { PageFrame } from '../layout';
import { useSessionUser } from '../providers';
import { PasswordSection } from './PasswordSection';
import { SecondFactorSection } from './SecondFactorSection';
import { Section } from './Section';
import { SessionsSection } from './SessionsSection';
import { useProfileWords } from './words';

/** Who one is here, and what guards the account: sessions, the password, the second factor. */
export default function ProfilePage() {
  const words = useProfileWords();
  const user = useSessionUser();
  if (!user) return null;
  const facts = [
    [words.position, user.position],
    [words.department, user.departmentName],
    [words.roles, user.roles.map(({ label }) => label).join(', ')],
    [words.email, user.email],
  ].filter(([, value]) => value);
  return (
    <PageFrame title={words.title}>
      <Box sx={{ mt: '12px', display: 'grid', gap: 2, maxWidth: 760 }}>
        <Section title={user.fullName}>
          <Box
            component="dl"
            sx={{
              m: 0,
              display: 'grid',
              gridTemplateColumns: 'max-content minmax(0, 1fr)',
              columnGap: 3,
              rowGap: 0.5,
            }}
          >
            {facts.map(([label, value]) => (
              <Fragment key={label}>
                <Box component="dt" sx={{ color: 'text.secondary' }}>
                  {label}
                </Box>
                <Box component="dd" sx={{ overflowWrap: 'anywhere' }}>
                  {value}
                </Box>
              </Fragment>
            ))}
          </Box>
        </Section>
        <SessionsSection />
        <SecondFactorSection />
        <PasswordSection />
      </Box>
    </PageFrame>
  );
}

/** The 420 contacts at other organizations. */
import type { ContactData, PostData } from '../../api/src/seed/company-data.js';
import { castContacts } from './cast.js';
import { happens, oneOf, shuffled, startPart, whole } from './chance.js';
import { address, type NameGiver, personKey } from './names.js';
import { type OrganizationSeed, organizationSeeds } from './organizations.js';
import { contactTitles, counterpartTitles } from './professions.js';

const contactCount = 420;

/** All contacts, in the order of their organizations; who is not in the CRM is settled once the ties are there. */
export function makeContacts(names: NameGiver): ContactData[] {
  startPart(2);
  for (const one of castContacts) names.take(`${one.first} ${one.last}`);
  const made = organizationSeeds.flatMap((organization) => contactsOf(organization, names));
  while (made.length < contactCount) made.push(contactByChance(oneOf(customers), made.length, names));
  return made;
}

const customers = organizationSeeds.filter((one) => one.stage === 'CUSTOMER' && one.contactCount > 8);

/** Former employers of contacts; none of them belongs to the story. */
const earlierEmployers = organizationSeeds.filter((one) => one.stage !== 'OWN' && one.contactCount > 4);

function contactsOf(organization: OrganizationSeed, names: NameGiver): ContactData[] {
  const cast = castContacts
    .filter((one) => one.worksAt.at(-1)?.organization === organization.key)
    .map((one) => ({
      key: personKey('c', one),
      name: `${one.first} ${one.last}`,
      email: address(one, organization.domain),
      title: one.worksAt.at(-1)?.title ?? '',
      worksAt: one.worksAt,
      recorded: true,
    }));
  const byChance = Array.from({ length: organization.contactCount }, (_, index) =>
    contactByChance(organization, index, names),
  );
  return [...cast, ...byChance];
}

function contactByChance(organization: OrganizationSeed, index: number, names: NameGiver): ContactData {
  const name = names.next(organization.country);
  const sex = name.isFemale ? 1 : 0;
  const titles =
    organization.stage === 'SUPPLIER' || organization.stage === 'PARTNER' ? counterpartTitles : contactTitles;
  const usual = titles[index % titles.length] ?? oneOf(titles);
  const title = (happens(0.7) ? usual : oneOf(titles))[sex];
  return {
    key: personKey('c', name),
    name: `${name.first} ${name.last}`,
    email: address(name, organization.domain),
    title,
    worksAt: postsByChance(organization, title, sex),
    recorded: true,
  };
}

/** One contact in nine worked elsewhere before; one in sixty has gone and nobody knows where. */
function postsByChance(organization: OrganizationSeed, title: string, sex: 0 | 1): PostData[] {
  const sinceOffset = -whole(150, 4_200);
  const hasGone = organization.contactCount > 4 && happens(0.016);
  const current: PostData = {
    organization: organization.key,
    title,
    sinceOffset,
    ...(hasGone ? { untilOffset: Math.max(sinceOffset + 100, -whole(30, 500)) } : {}),
  };
  if (organization.contactCount <= 4 || !happens(0.11)) return [current];
  const earlier = shuffled(earlierEmployers).find((one) => one.key !== organization.key);
  if (earlier === undefined) return [current];
  const untilOffset = sinceOffset - whole(0, 90);
  const earlierTitle = oneOf(contactTitles)[sex];
  return [
    {
      organization: earlier.key,
      title: earlierTitle,
      sinceOffset: untilOffset - whole(400, 2_500),
      untilOffset,
    },
    current,
  ];
}

import { describe, expect, it } from 'vitest';
import { isFreeMail, isOwnDomain, normaliseDomain, organizationDomain } from './domain.js';
import { isRoleAddress } from './role-address.js';

describe('a domain', () => {
  it('is own with its sub-domains, but not with another name that ends alike', () => {
    expect(isOwnDomain('enron.com', ['enron.com'])).toBe(true);
    expect(isOwnDomain('ect.enron.com', ['enron.com'])).toBe(true);
    expect(isOwnDomain('notenron.com', ['enron.com'])).toBe(false);
  });

  it('names the organization it is registered for, sub-domains and country endings included', () => {
    expect(organizationDomain('us.andersen.com')).toBe('andersen.com');
    expect(organizationDomain('mail.firma.co.uk')).toBe('firma.co.uk');
    expect(organizationDomain('duke-energy.com')).toBe('duke-energy.com');
    expect(organizationDomain('prospect.example')).toBe('prospect.example');
  });

  it('of a free-mail or internet provider names no organization', () => {
    for (const domain of [
      'gmail.com',
      'gmx.de',
      'web.de',
      't-online.de',
      'posteo.de',
      'aol.com',
      'houston.rr.com',
      'yahoo.co.uk',
    ]) {
      expect([domain, organizationDomain(domain)]).toEqual([domain, null]);
    }
    for (const domain of ['siemens.com', 'sap.com', 'duke-energy.com', 'nymex.com', 'example.com']) {
      expect([domain, isFreeMail(domain)]).toEqual([domain, false]);
    }
  });

  it('is one and the same in Unicode and in its encoded form', () => {
    expect(normaliseDomain('XN--Mller-KVA.de')).toBe('müller.de');
    expect(normaliseDomain('Müller.DE.')).toBe('müller.de');
    expect(normaliseDomain('a..de')).toBeNull();
    expect(normaliseDomain('enron.com-')).toBeNull();
  });
});

describe('list and role addresses', () => {
  it.each([
    'all-staff',
    'all.houston',
    'noreply',
    'no-reply',
    'no_reply-7',
    'donotreply',
    'info',
    'info+de',
    'office',
    'support',
    'sales',
    'mailer-daemon',
    'postmaster',
    'listserv',
    'enron.announcements',
    'announcements.enron',
    'dl-ga-all_enron',
    'owner-nyiso_tech',
    'newsletter',
    'kontakt',
    'vertrieb',
    'outlook.team',
    'bounces+12=x',
    'undisclosed-recipients',
  ])('%s@ is no person', (local) => {
    expect(isRoleAddress(`${local}@firma.de`)).toBe(true);
  });

  it.each([
    'jeff.dasovich',
    'anna.weber',
    'alla.smirnova',
    'allan',
    'al',
    'k..allen',
    'press.smith',
    'steam',
    'informa.b',
    'salesky',
    'hr.meier',
    'marie-l',
  ])('%s@ is a person', (local) => {
    expect(isRoleAddress(`${local}@firma.de`)).toBe(false);
  });
});

import { acme, checkout, onDomain, shop } from '../../../../test/support/policy.js';
import { placeOfDomain } from './places.js';

describe('the place of a domain', () => {
  it('is a domain in its tenant, with the way to it', () => {
    expect(placeOfDomain({ id: checkout, tenantId: acme }, [checkout, shop])).toEqual({
      ...onDomain(checkout),
      domainPath: [checkout, shop],
    });
  });
});

// title: An account
// mode: READ
// params: {"id": "none"}
// returns: id, email, personId, roles, isDisabled, passwordHash, totp, totpPending, totpLastStep, recoveryHashes, identity, createdAt
MATCH (u:User {id: $id})
RETURN u.id AS id, u.email AS email, u.personId AS personId, u.roles AS roles, u.isDisabled AS isDisabled,
  u.passwordHash AS passwordHash, u.totp AS totp, u.totpPending AS totpPending,
  u.totpLastStep AS totpLastStep, u.recoveryHashes AS recoveryHashes, u.identity AS identity,
  u.createdAt AS createdAt

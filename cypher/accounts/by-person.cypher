// title: The accounts of some records of one person
// mode: READ
// params: {"personIds": ["none"]}
// returns: id, email, personId, roles, isDisabled, passwordHash, totp, totpPending, totpLastStep, recoveryHashes, identity, createdAt
MATCH (u:User)
WHERE u.personId IN $personIds
RETURN u.id AS id, u.email AS email, u.personId AS personId, u.roles AS roles, u.isDisabled AS isDisabled,
  u.passwordHash AS passwordHash, u.totp AS totp, u.totpPending AS totpPending,
  u.totpLastStep AS totpLastStep, u.recoveryHashes AS recoveryHashes, u.identity AS identity,
  u.createdAt AS createdAt
ORDER BY id

// title: The account of an e-mail address
// mode: READ
// params: {"email": "none@own.example"}
// returns: id, email, personId, roles, isDisabled, passwordHash, totp, totpPending, totpLastStep, recoveryHashes, identity, createdAt
MATCH (u:User {email: $email})
RETURN u.id AS id, u.email AS email, u.personId AS personId, u.roles AS roles, u.isDisabled AS isDisabled,
  u.passwordHash AS passwordHash, u.totp AS totp, u.totpPending AS totpPending,
  u.totpLastStep AS totpLastStep, u.recoveryHashes AS recoveryHashes, u.identity AS identity,
  u.createdAt AS createdAt

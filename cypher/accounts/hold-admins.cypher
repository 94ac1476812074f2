// title: Hold all who run the system, so that the last two of them cannot be removed at once
// mode: WRITE
// params: {"lock": "x"}
// returns: id
MATCH (u:User)
WHERE 'ADMIN' IN u.roles AND NOT u.isDisabled
SET u.lock = $lock
RETURN u.id AS id
ORDER BY id

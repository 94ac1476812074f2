// title: Make the address of some records a further one, so that another record can have it as its own
// mode: WRITE
// params: {"ids": ["none"], "email": "someone@out.example"}
// returns: nothing
MATCH (p:Person)
WHERE p.id IN $ids AND toLower(p.email) = $email
WITH p, coalesce(p.otherEmails, []) + [p.email] AS addresses
SET p.otherEmails = addresses, p.email = null

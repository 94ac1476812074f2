// title: Whether an account was signed in to with a browser before
// mode: READ
// params: {"hash": "none", "email": "none@own.example"}
// returns: accountId
MATCH (b:KnownBrowser {hash: $hash})-[:OF]->(u:User {email: $email})
RETURN u.id AS accountId

// title: The last id of a page of people, so that relationships can be read page by page
// mode: READ
// params: {"after": "", "limit": 10}
// returns: last (null when there is nobody left), count
MATCH (p:Person)
WHERE p.id > $after
WITH p.id AS id ORDER BY id LIMIT $limit
RETURN max(id) AS last, count(id) AS count

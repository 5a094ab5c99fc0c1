{{from_contacts}}
    AND fact.direction = 'inbound'

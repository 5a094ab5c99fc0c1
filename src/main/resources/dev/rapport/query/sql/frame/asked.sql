:from::timestamptz AS range_from, :to::timestamptz AS range_to, :as_of::timestamptz AS as_of,
:zone::text AS zone, :grain::text AS grain, :by_channel::boolean AS by_channel

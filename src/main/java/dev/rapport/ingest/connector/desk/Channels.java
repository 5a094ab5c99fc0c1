package dev.rapport.ingest.connector.desk;

import java.util.Map;

/** What each vendor's channels are called here; all others are {@code other}. A hook's mapping goes before these. */
final class Channels {
    static final Map<String, String> CHATWOOT = Map.ofEntries(
            Map.entry("channel::webwidget", "chat"),
            Map.entry("channel::email", "email"),
            Map.entry("channel::whatsapp", "social"),
            Map.entry("channel::facebookpage", "social"),
            Map.entry("channel::instagram", "social"),
            Map.entry("channel::twitterprofile", "social"),
            Map.entry("channel::telegram", "social"),
            Map.entry("channel::line", "social"),
            Map.entry("channel::tiktok", "social"),
            Map.entry("channel::voice", "phone"));

    static final Map<String, String> FRESHDESK = Map.ofEntries(
            Map.entry("1", "email"),
            Map.entry("2", "email"), // the portal's form
            Map.entry("3", "phone"),
            Map.entry("5", "social"),
            Map.entry("6", "social"),
            Map.entry("7", "chat"),
            Map.entry("8", "chat"),
            Map.entry("9", "email"), // the widget's form
            Map.entry("10", "email")); // sent by an agent

    static final Map<String, String> HELP_SCOUT =
            Map.of("email", "email", "chat", "chat", "phone", "phone", "messenger", "social", "beacon", "chat");

    static final Map<String, String> INTERCOM = Map.ofEntries(
            Map.entry("conversation", "chat"),
            Map.entry("push", "chat"),
            Map.entry("email", "email"),
            Map.entry("facebook", "social"),
            Map.entry("instagram", "social"),
            Map.entry("twitter", "social"),
            Map.entry("whatsapp", "social"),
            Map.entry("phone_call", "phone"),
            Map.entry("phone_switch", "phone"));

    static final Map<String, String> ZAMMAD = Map.ofEntries(
            Map.entry("email", "email"),
            Map.entry("web", "email"),
            Map.entry("phone", "phone"),
            Map.entry("chat", "chat"),
            Map.entry("twitter status", "social"),
            Map.entry("twitter direct-message", "social"),
            Map.entry("facebook feed post", "social"),
            Map.entry("facebook feed comment", "social"),
            Map.entry("telegram personal-message", "social"),
            Map.entry("whatsapp message", "social"));

    static final Map<String, String> ZENDESK = Map.ofEntries(
            Map.entry("email", "email"),
            Map.entry("web", "email"),
            Map.entry("web_form", "email"),
            Map.entry("mobile", "email"),
            Map.entry("mobile_sdk", "chat"),
            Map.entry("chat", "chat"),
            Map.entry("native_messaging", "chat"),
            Map.entry("messaging", "chat"),
            Map.entry("web_messaging", "chat"),
            Map.entry("ios", "chat"),
            Map.entry("android", "chat"),
            Map.entry("voice", "phone"),
            Map.entry("phone", "phone"),
            Map.entry("facebook", "social"),
            Map.entry("twitter", "social"),
            Map.entry("any_channel", "social"),
            Map.entry("instagram_dm", "social"),
            Map.entry("whatsapp", "social"),
            Map.entry("line", "social"),
            Map.entry("telegram", "social"),
            Map.entry("help_center", "self_service"));

    private Channels() {}
}

package dev.rapport.upgrade;

/** From the first published version. */
class UpgradeFrom010IT extends UpgradeFrom {

    UpgradeFrom010IT() {
        super("0.1.0");
    }
}

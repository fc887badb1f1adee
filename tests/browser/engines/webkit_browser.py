#!/usr/bin/python3
"""A window around WebKitGTK for WebKitWebDriver. MiniBrowser, when it is automated, keeps nothing on disk, so that
nobody could kill it and look what is left; this one keeps its profile in a folder and saves downloads into another. It is
started by WebKitWebDriver and ends with it.
"""
import argparse
import os
import signal

import gi

gi.require_version("Gtk", "3.0")
gi.require_version("WebKit2", "4.1")
from gi.repository import Gtk, WebKit2  # noqa: E402


def options():
    parser = argparse.ArgumentParser()
    parser.add_argument("--profile", required=True, help="the folder of what sites store")
    parser.add_argument("--downloads", required=True, help="the folder that downloads go to")
    parser.add_argument("--preload", action="append", default=[], help="a script that runs in each page before its own")
    parser.add_argument("--width", type=int, default=1440)
    parser.add_argument("--height", type=int, default=900)
    parser.add_argument("--still", action="store_true", help="the person wants reduced motion")
    parser.add_argument("--without-webgl", action="store_true")
    parser.add_argument("--without-storage", action="store_true")
    return parser.parse_args()


class Browser:
    def __init__(self, given):
        self.given = given
        manager = WebKit2.WebsiteDataManager(
            base_data_directory=os.path.join(given.profile, "data"),
            base_cache_directory=os.path.join(given.profile, "cache"))
        self.context = WebKit2.WebContext(website_data_manager=manager)
        self.context.set_automation_allowed(True)
        self.context.connect("automation-started", self.on_automation)
        self.context.connect("download-started", self.on_download)

    def settings(self):
        settings = WebKit2.Settings()
        settings.set_enable_write_console_messages_to_stdout(True)
        settings.set_enable_webgl(not self.given.without_webgl)
        settings.set_enable_html5_database(not self.given.without_storage)
        return settings

    def content(self):
        manager = WebKit2.UserContentManager()
        for path in self.given.preload:
            with open(path, encoding="utf-8") as script:
                manager.add_script(WebKit2.UserScript(
                    script.read(), WebKit2.UserContentInjectedFrames.TOP_FRAME,
                    WebKit2.UserScriptInjectionTime.START, None, None))
        return manager

    def new_view(self, related=None):
        given = {"user_content_manager": self.content(), "settings": self.settings(), "is_controlled_by_automation": True}
        if related:
            given["related_view"] = related
        else:
            given["web_context"] = self.context
        view = WebKit2.WebView(**given)
        window = Gtk.Window(default_width=self.given.width, default_height=self.given.height, decorated=False)
        window.add(view)
        view.connect("close", lambda _: window.destroy())
        view.connect("create", lambda opener, _: self.new_view(opener))
        window.show_all()
        view.grab_focus()
        return view

    def on_automation(self, _, session):
        info = WebKit2.ApplicationInfo()
        info.set_name("webkit_browser")
        info.set_version(WebKit2.get_major_version(), WebKit2.get_minor_version(), WebKit2.get_micro_version())
        session.set_application_info(info)
        session.connect("create-web-view", lambda _: self.new_view())

    def on_download(self, _, download):
        def decide(one, name):
            one.set_allow_overwrite(True)
            one.set_destination("file://" + os.path.join(self.given.downloads, os.path.basename(name)))
            return True
        download.connect("decide-destination", decide)


signal.signal(signal.SIGTERM, signal.SIG_DFL)
given = options()
if given.still:
    Gtk.Settings.get_default().set_property("gtk-enable-animations", False)
browser = Browser(given)
Gtk.main()
